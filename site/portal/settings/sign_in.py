"""django-allauth's settings: e-mail code, password, passkey, and OpenID Connect where it is configured."""
