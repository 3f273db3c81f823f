"""Settings of the test suite: the real ones, on a scratch folder, with cheap password hashing."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("LIANZHI_VAR", tempfile.mkdtemp(prefix="lianzhi-test-"))
os.environ.setdefault("LIANZHI_DEMO", "1")

from lianzhi.conf.settings import *  # noqa: F403 — settings modules are star-imported by Django's own convention

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# No thread works behind a test's back: a test that wants a batch done does it.
BATCH_WORKER = "command"
# Nobody is counted across tests; a test of a limit counts in files of its own.
CACHES["limits"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
