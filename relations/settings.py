"""All settings, read from the environment; `environment.py` refuses invalid values.

Without `SECRET_KEY` this is development on localhost. With it, it is production: secure cookies,
HTTPS only, and explicit hosts.
"""

from datetime import timedelta
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from environs import validate

from relations import environment

# Lets Django's classes take type parameters (`ModelAdmin[Event]`) outside the type checker too.
django_stubs_ext.monkeypatch()

PACKAGE = Path(__file__).resolve().parent
# A built package holds its templates, static files and fixtures; in a checkout they stand beside
# it (`pyproject.toml` puts them inside). What the site writes goes to the root of the checkout, or
# to the folder in which an installed package is run.
IS_CHECKOUT = not (PACKAGE / "assets").is_dir()
ASSETS = PACKAGE.parent if IS_CHECKOUT else PACKAGE / "assets"
PUBLIC_TEMPLATES = ASSETS / "templates" / "public"
BASE_DIR = PACKAGE.parent if IS_CHECKOUT else Path.cwd()

SECRET_KEY = environment.read_secret_key()
PRODUCTION = bool(SECRET_KEY)
# Off even in development, so that developers see the site's own error pages.
DEBUG = environment.env.bool("DEBUG", default=False)
if PRODUCTION and DEBUG:
    raise environment.refuse(
        "DEBUG", "must be off when SECRET_KEY is set: it shows the insides to everyone"
    )
SECRET_KEY = SECRET_KEY or "development on localhost: this key signs nothing of worth"

ALLOWED_HOSTS = environment.read_hosts(production=PRODUCTION)
SITE_URL = environment.read_site_url(production=PRODUCTION, hosts=ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = environment.read_origins()
CONTACT = environment.read_contact()
# Whether an event must be published by an editor other than its authors.
REVIEW_BY_ANOTHER = environment.env.bool("REVIEW_BY_ANOTHER", default=True)

INSTALLED_APPS = [
    "relations",
    "relations.desk.apps.DeskConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_http_compression",
    "csp",
    "simple_history",
]

MIDDLEWARE = [
    "relations.web.heads.HeadMiddleware",
    # Before what answers are made with: who has one already is told so without any of it, and what
    # is kept has all of its headers.
    "relations.web.caching.CachingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "relations.web.caching.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "relations.web.searches.SearchLimitMiddleware",
    "relations.web.caching.SearchCachingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "relations.web.charset.CharsetMiddleware",
    # Before the token of a form is looked for, which reads all of it.
    "relations.desk.unsaved.form_limits.FormLimitsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "relations.desk.unsaved.not_stored.NotStoredMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "relations.web.moved.MovedValuesMiddleware",
]

ROOT_URLCONF = "relations.urls"
WSGI_APPLICATION = "relations.wsgi.application"

TEMPLATES = [
    # Those of public pages, and below those of the desk.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PUBLIC_TEMPLATES],
        "OPTIONS": {"environment": "relations.web.templates.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ASSETS / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": environment.read_database(BASE_DIR / "dyad.sqlite3")}
FIXTURE_DIRS = [ASSETS / "fixtures"]

LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [ASSETS / "locale"]
TIME_ZONE = environment.read_time_zone()
USE_TZ = True
# An address typed without a scheme means HTTPS, as it will in Django 6.
FORMS_URLFIELD_ASSUME_HTTPS = True
# More than any form of the desk may send: `desk/unsaved/form_limits.py` says how much that
# is, and lets everyone else send very little.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 60_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 15 * 1024 * 1024

# Static files: collected, hashed and compressed in production and by `manage.py serve`; otherwise
# served from where they are.
STATIC_COLLECTED = PRODUCTION or environment.env.bool("STATIC_COLLECTED", default=False)
STATIC_URL = "/static/"
STATICFILES_DIRS = [ASSETS / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles" if STATIC_COLLECTED else None
WHITENOISE_USE_FINDERS = not STATIC_COLLECTED
WHITENOISE_AUTOREFRESH = not STATIC_COLLECTED
# No page of another site has a use for them.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "relations.web.static_storage.StaticStorage"
        if STATIC_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Accounts: only editors have them.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
# Offers to send the form again: what was typed before the token expired is not lost.
CSRF_FAILURE_VIEW = "relations.desk.unsaved.resending.csrf_failure"

# How often anyone may do so within a minute, or 0 for no limit.
SEARCHES_PER_MINUTE = environment.env.int(
    "SEARCHES_PER_MINUTE", default=300, validate=validate.Range(min=0)
)
REPORTS_PER_MINUTE = environment.env.int(
    "REPORTS_PER_MINUTE", default=5, validate=validate.Range(min=0)
)
LOGINS_PER_MINUTE = environment.env.int(
    "LOGINS_PER_MINUTE", default=60, validate=validate.Range(min=0)
)

# Security. Only this host's files run and load, nothing inline, and no page may be framed.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_SSL_HOST = SITE_URL.partition("://")[2] or None
# Load balancers ask for the health page over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
PROXIES = environment.read_proxies()
if PROXIES:
    # Only if a proxy in front always sets this header: otherwise anyone can forge it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "relations.log_lines.LogLine"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "relations": {"level": "INFO"},
    },
}
