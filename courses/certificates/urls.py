"""The public check, and the papers."""

from django.urls import path

from courses.certificates import views

urlpatterns = [
    path("chung-nhan/", views.check, name="certificate_check"),
    path("chung-nhan/<str:number>.pdf", views.certificate_file, name="certificate_file"),
]
