from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0004_statistics"),
    ]

    operations = [
        migrations.AddField(
            model_name="newstopic",
            name="name_en",
            field=models.CharField(blank=True, max_length=60, verbose_name="tên bằng tiếng Anh"),
        ),
        migrations.AddField(
            model_name="newstopic",
            name="description_en",
            field=models.CharField(blank=True, max_length=200, verbose_name="chủ đề này gồm gì, bằng tiếng Anh"),
        ),
    ]
