"""Addresses around the sign-in; their names have no area, as middleware and frame use them everywhere."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.session import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-in/password/", views.change_password, name="password-change"),
    path("sign-out/", views.SignOut.as_view(), name="sign-out"),
    path("sign-out/confirm/", views.sign_out_confirm, name="sign-out-confirm"),
    path("demo-clock/", views.demo_clock, name="demo-clock"),
    path("healthz", views.health, name="healthz"),
]
