"""`/quan-tri/chung-nhan/`: revoking a certificate."""

from django.urls import path

from courses.certificates import admin_views

app_name = "chung-nhan"
urlpatterns = [path("<int:pk>/thu-hoi/", admin_views.revoke, name="revoke")]
