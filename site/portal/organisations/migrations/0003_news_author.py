from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_training_organiser'),
    ]

    operations = [
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.CharField(choices=[('desk', 'Cán bộ Một cửa'), ('specialist', 'Chuyên viên'), ('leader', 'Lãnh đạo'), ('supervisor', 'Giám sát'), ('communications', 'Truyền thông'), ('news_author', 'Biên tập viên viết bài'), ('market_moderator', 'Kiểm duyệt chợ ảo'), ('training_manager', 'Quản lý đào tạo của cơ quan'), ('training_organiser', 'Tổ chức đào tạo'), ('administrator', 'Quản trị hệ thống')], max_length=20, verbose_name='vai trò'),
        ),
    ]
