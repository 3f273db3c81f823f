"""Settings for every environment; what differs comes from the environment through conf.env."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lianzhi.conf import env

VAR = Path(env.text("LIANZHI_VAR", "var")).resolve()
DEBUG = env.flag("LIANZHI_DEBUG", default=False)
# The demo shows sample accounts and a clock that can be set ahead; a production site leaves it off.
DEMO = env.flag("LIANZHI_DEMO", default=False)
HTTPS = env.flag("LIANZHI_HTTPS", default=not (DEMO or DEBUG))
SECRET_KEY = env.secret_key(VAR)
# Where the public reaches this site: printed as a QR code on every document.
PUBLIC_URL = env.web_address("LIANZHI_PUBLIC_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.names("LIANZHI_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.names("LIANZHI_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "lianzhi.core",
    "lianzhi.audit",
    "lianzhi.organisation",
    "lianzhi.laws",
    "lianzhi.powers",
    "lianzhi.enterprises",
    "lianzhi.evidence",
    "lianzhi.documents",
    "lianzhi.inspections",
    "lianzhi.cases",
    "lianzhi.statistics",
    "lianzhi.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "lianzhi.desk.middleware.DemoClockMiddleware",
    "lianzhi.desk.middleware.GuardedWritesMiddleware",
    "lianzhi.desk.middleware.ActorMiddleware",
    "lianzhi.desk.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lianzhi.desk.urls"
WSGI_APPLICATION = "lianzhi.conf.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lianzhi.desk.context.frame",
            ],
        },
    }
]

# The commonest widgets without a template each.
FORM_RENDERER = "lianzhi.desk.parts.widgets.WidgetRenderer"


def _database() -> dict[str, Any]:
    url = env.text("DATABASE_URL")
    if url:
        parsed = env.DatabaseUrl.parse(url)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parsed.name,
            "USER": parsed.user,
            "PASSWORD": parsed.password,
            "HOST": parsed.host,
            "PORT": parsed.port,
            "CONN_MAX_AGE": 600,
            "ATOMIC_REQUESTS": False,
        }
    VAR.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "lianzhi.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # IMMEDIATE takes the write lock at BEGIN, so two acts wait for each other instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisation.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"

# Reverse proxies of our own in front of the site; the client stands that far from the right in X-Forwarded-For.
PROXIES = env.whole_number("LIANZHI_PROXIES", 0)
# The public check of documents, where nobody signs in: how often one network address may ask within so many seconds.
PUBLIC_CHECK_SECONDS = env.whole_number("LIANZHI_CHECK_SECONDS", 60, least=1)
PUBLIC_CHECK_LOOKUPS = env.whole_number("LIANZHI_CHECK_LOOKUPS", 60, least=1)
PUBLIC_CHECK_COMPARISONS = env.whole_number("LIANZHI_CHECK_COMPARISONS", 10, least=1)
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # In files, so that the processes of a server count together.
    "limits": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "limits",
        "TIMEOUT": 2 * PUBLIC_CHECK_SECONDS,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

AXES_CLIENT_IP_CALLABLE = "lianzhi.desk.addresses.client_address"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "desk/auth/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lianzhi.desk.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "SAMEORIGIN"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "files"
# One photo from a phone, with room; checked again per file by evidence.services.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Who prints batches: a thread of the serving process, or (`command`) only `lianzhi work-batches`.
BATCH_WORKER = env.text("LIANZHI_BATCHES", "thread")
# Electronic sealing: the dotted path of an adapter (documents.signing) and its certificate; empty: 测试章 only.
SIGNING_ADAPTER = env.text("LIANZHI_SIGNING")
SIGNING_PKCS12 = env.text("LIANZHI_SIGNING_PKCS12")
SIGNING_PASSWORD = env.text("LIANZHI_SIGNING_PASSWORD")
EVIDENCE_MAX_BYTES = 20 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
