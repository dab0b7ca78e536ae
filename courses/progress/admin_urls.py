"""`/quan-tri/tien-do-dao-tao/`: how far the agencies are with their training."""

from django.urls import path

from courses.progress import views

app_name = "tien-do-dao-tao"
urlpatterns = [
    path("", views.index, name="index"),
    path("tien-do.xlsx", views.export, name="workbook"),
    path("<int:agency_pk>/", views.agency, name="agency"),
    path("<int:agency_pk>/tien-do.xlsx", views.export_agency, name="agency_workbook"),
]
