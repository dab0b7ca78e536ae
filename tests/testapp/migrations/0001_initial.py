"""Whatever models the test app has now: pages inherit over tables, which an app without migrations cannot."""

from django.apps import apps
from django.conf import settings
from django.db import migrations
from django.db.migrations.state import ModelState


def creations():
    states = [ModelState.from_model(model) for model in apps.get_app_config("testapp").get_models()]
    return [
        migrations.CreateModel(
            name=state.name,
            fields=list(state.fields.items()),
            options=state.options,
            bases=state.bases,
            managers=state.managers,
        )
        for state in states
    ]


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("wagtailcore", "0098_apitoken"),
        ("organisations", "0001_initial"),
        ("form_pages", "0001_initial"),
    ]
    operations = creations()
