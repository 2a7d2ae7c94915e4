"""The entry point for a web server: `gunicorn relations.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from relations.web.charset import readable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")

application = readable(get_wsgi_application())
