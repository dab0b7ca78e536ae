"""The alert of the home page becomes one of the site's alerts (`cms.Alert`), which stand above every page."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

A_YEAR = timedelta(days=365)


def move_alerts(apps, schema_editor):
    HomePage = apps.get_model("home", "HomePage")
    Alert = apps.get_model("cms", "Alert")
    for page in HomePage.objects.exclude(alert_text=""):
        starts = page.alert_from or timezone.now()
        Alert.objects.create(
            severity=page.alert_kind,
            title=page.alert_title or page.alert_text[:120],
            text=page.alert_text if page.alert_title or len(page.alert_text) > 120 else "",
            starts_at=starts,
            ends_at=max(page.alert_until or timezone.now() + A_YEAR, starts + timedelta(minutes=1)),
        )


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0004_editors_comfort"),
        ("home", "0005_english_topics"),
    ]

    operations = [
        migrations.RunPython(move_alerts, migrations.RunPython.noop),
        *(
            migrations.RemoveField(model_name="homepage", name=name)
            for name in ("alert_from", "alert_kind", "alert_text", "alert_title", "alert_until")
        ),
    ]
