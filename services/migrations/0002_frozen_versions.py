from django.db import migrations

from services.procedures.immutability import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("services", "0001_initial")]
    operations = [migrations.RunPython(protect, unprotect)]
