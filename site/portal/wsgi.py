"""The WSGI application that granian (or any other WSGI server) serves."""

from django.core.wsgi import get_wsgi_application

from portal import bootstrap

bootstrap.prepare()
application = get_wsgi_application()
