"""Settings that hold everywhere. `dev`, `test` and `production` say only what differs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from portal.settings.environment import ENVIRONMENT

REPOSITORY_ROOT = Path(__file__).resolve().parents[3]

# --- Where things lie ---------------------------------------------------------------------------------------------
DATA_DIR = ENVIRONMENT.folder("PORTAL_DATA_DIR", REPOSITORY_ROOT / "data")
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_FILES_ROOT = DATA_DIR / "private"
OUTGOING_MAIL_DIR = DATA_DIR / "mail"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [REPOSITORY_ROOT / "static"]
STATICFILES_FINDERS = [
    "portal.ui.stylesheets.JoinedStylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
# Editors' images: served by the proxy in production, by the portal itself where there is none.
SERVE_MEDIA = False
STATIC_URL = "/static/"

# --- Who we are ---------------------------------------------------------------------------------------------------
BASE_URL = ENVIRONMENT.address("PORTAL_BASE_URL", "http://127.0.0.1:8000", ("http", "https")).rstrip("/")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_SITE_NAME = "Cổng Lào Cai"
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ALLOWED_HOSTS = ENVIRONMENT.words("PORTAL_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
DEMONSTRATION = False
DEMO_PASSWORD = ""
PUBLIC_TITLE = "Cổng Lào Cai"

INSTALLED_APPS = [
    "home",
    "services",
    "catalogue",
    "courses",
    "portal.ui",
    "portal.cms",
    "portal.casework",
    "portal.search",
    "portal.open_data",
    "portal.form_pages",
    "portal.private_files",
    "portal.notifications",
    "portal.working_time",
    "portal.audit",
    "portal.organisations",
    "portal.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.wagtail_users.PortalUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "lucide",
    "django.forms",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.ui.middleware.CompressedPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.cms.maintenance.middleware.MaintenanceMiddleware",
    "portal.cms.alert_banner.AlertsInTimeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.ui.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.StaffSecondFactorMiddleware",
    "catalogue.merchants.isolation.MerchantsStayAtHomeMiddleware",
    "portal.cms.translation.rights.TranslationRoomsMiddleware",
    "portal.ui.middleware.AdminContentSecurityPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [REPOSITORY_ROOT / "site" / "portal" / "ui"],  # components/<name>/template.html
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "portal.ui.context_processors.site_wide",
            ],
        },
    },
]

FORM_RENDERER = "portal.ui.forms.PortalRenderer"

# --- Data ---------------------------------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    # One writer at a time, asked for at BEGIN, so that two writers wait for each other instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: a dossier that was acknowledged survives a power cut as well.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database_settings(default_url: str) -> dict[str, object]:
    """Django's settings for the default database, with the options each engine needs."""
    settings = ENVIRONMENT.database("PORTAL_DATABASE_URL", default_url)
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = dict(SQLITE_OPTIONS)
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    return settings


DATABASES = {"default": database_settings(f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}

REDIS_URL = ENVIRONMENT.address("PORTAL_REDIS_URL", "", ("redis", "rediss", "unix"))
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL, "KEY_PREFIX": "portal"}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db" if REDIS_URL else "django.contrib.sessions.backends.db"

# --- Search -------------------------------------------------------------------------------------------------------
ELASTICSEARCH_URL = ENVIRONMENT.address("PORTAL_ELASTICSEARCH_URL", "", ("http", "https"))
# The database answers always: it is never stale, and what is searched in the admin stands with it. "simple": words as
# they are; PostgreSQL's default takes "sổ", "do" and "in" for English words that say nothing.
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
if ELASTICSEARCH_URL:
    # Asked first by `portal.search`, which writes to it and does without it when it is down.
    WAGTAILSEARCH_BACKENDS["elasticsearch"] = {
        "BACKEND": "portal.search.elasticsearch",
        "URLS": [ELASTICSEARCH_URL],
        "INDEX_PREFIX": "portal_",
        "TIMEOUT": 0.6,
        "AUTO_UPDATE": False,
        "OPTIONS": {"max_retries": 0, "retry_on_timeout": False},
    }

# --- Background work ----------------------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- Files --------------------------------------------------------------------------------------------------------
MAX_UPLOAD_MB = ENVIRONMENT.whole_number("PORTAL_MAX_UPLOAD_MB", 15, least=1, most=200)
CLAMD_ADDRESS = ENVIRONMENT.text("PORTAL_CLAMD", "")
S3_BUCKET = ENVIRONMENT.text("PORTAL_S3_BUCKET", "")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "private": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": ENVIRONMENT.address("PORTAL_S3_ENDPOINT", "", ("http", "https")) or None,
            "access_key": ENVIRONMENT.text("PORTAL_S3_ACCESS_KEY"),
            "secret_key": ENVIRONMENT.text("PORTAL_S3_SECRET_KEY"),
            "region_name": ENVIRONMENT.text("PORTAL_S3_REGION", "us-east-1"),
            "signature_version": "s3v4",
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }
    if S3_BUCKET
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": PRIVATE_FILES_ROOT,
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Forms --------------------------------------------------------------------------------------------------------
# Whoever has not signed in and sends the first section sooner than this is asked to look at it again.
FORM_MINIMUM_SECONDS = 1

# --- Mail and short messages --------------------------------------------------------------------------------------
SMTP_URL = ENVIRONMENT.address("PORTAL_SMTP_URL", "", ("smtp", "smtps", "smtp+tls"))
MAIL_FROM = ENVIRONMENT.text("PORTAL_MAIL_FROM", "Cổng Lào Cai <khong-tra-loi@cong-laocai.example>")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
SMS_OUTBOX_DIR = DATA_DIR / "sms"
SMS_CHANNEL = ENVIRONMENT.text("PORTAL_SMS_CHANNEL", "portal.notifications.channels.sms.FileSmsChannel")
if SMTP_URL:
    from portal.settings.mail import smtp_settings

    globals().update(smtp_settings(SMTP_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = OUTGOING_MAIL_DIR

# --- Language and time --------------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
# Each by its own name: whoever looks for one cannot be expected to read the others.
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English"), ("zh-hans", "中文")]
# Another language than LANGUAGE_CODE holds below these only: elsewhere there is nothing but Vietnamese to read.
TRANSLATED_ADDRESSES = ("/cho-ao/", "/bieu-mau/", "/tep/", "/ngon-ngu/")
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [REPOSITORY_ROOT / "site" / "portal" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["portal.settings.formats"]

# --- Sign-in ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
WAGTAILADMIN_LOGIN_URL = "/tai-khoan/dang-nhap/"
LOGIN_REDIRECT_URL = "/ho-so-cua-toi/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECOND_FACTOR_REQUIRED = True

# --- Safety -------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True

# --- Wagtail ------------------------------------------------------------------------------------------------------
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILIMAGES_IMAGE_MODEL = "cms.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "catalogue.merchants.pictures.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "heic"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
# Which languages have pages of their own, the others below their prefix; Chinese is the market's alone.
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# A translation is a draft until somebody who reads it publishes it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "pptx", "xlsx", "zip"]
TAGGIT_CASE_INSENSITIVE = True

# --- Logs ---------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"pikepdf": {"level": "WARNING"}},
    "root": {
        "handlers": ["console"],
        "level": ENVIRONMENT.choice("PORTAL_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
    },
}

from portal.settings.sign_in import *  # noqa: E402, F403
