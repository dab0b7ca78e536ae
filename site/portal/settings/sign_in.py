"""django-allauth's settings: e-mail code, password, passkey, and OpenID Connect where it is configured."""

from __future__ import annotations

from datetime import timedelta

from portal.settings.environment import ENVIRONMENT

# --- How people sign in and up ------------------------------------------------------------------------------------
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"signup": "portal.accounts.sign_up.SignUpForm"}
ACCOUNT_SIGNUP_FORM_CLASS = "portal.accounts.forms.PersonForm"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = int(timedelta(minutes=10).total_seconds())
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# The password is not asked at sign-up (our form takes the field away), yet the sign-in page offers one.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = int(timedelta(minutes=15).total_seconds())
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = int(timedelta(minutes=10).total_seconds())
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Cổng Lào Cai] "
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

# --- Rate limits, counted in the shared cache ---------------------------------------------------------------------
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/300s/key",
    "request_login_code": "20/m/ip,3/m/key",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip,5/m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.whole_number("PORTAL_TRUSTED_PROXIES", 0, least=0, most=10)

# --- Second factor ------------------------------------------------------------------------------------------------
MFA_ADAPTER = "portal.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Cổng Lào Cai"
MFA_TOTP_TOLERANCE = 1
MFA_TRUST_ENABLED = False

# --- An identity provider of the province, where one is configured ------------------------------------------------
SOCIALACCOUNT_ADAPTER = "portal.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_QUERY_EMAIL = True
SOCIALACCOUNT_STORE_TOKENS = False
# An address proved by the provider does not open an account that exists here: its owner signs in and connects it.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
_SERVER_URL = ENVIRONMENT.address("PORTAL_OIDC_SERVER_URL", "", ("https", "http"))
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": ENVIRONMENT.text("PORTAL_OIDC_NAME"),
                    "client_id": ENVIRONMENT.text("PORTAL_OIDC_CLIENT_ID"),
                    "secret": ENVIRONMENT.text("PORTAL_OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": _SERVER_URL, "token_auth_method": "client_secret_post"},
                }
            ],
        }
    }
    if _SERVER_URL
    else {}
)
