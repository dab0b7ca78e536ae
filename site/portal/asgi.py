"""The ASGI application, for servers that speak it."""

from django.core.asgi import get_asgi_application

from portal import bootstrap

bootstrap.prepare()
application = get_asgi_application()
