"""`/tra-cuu/` and `/ho-so-cua-toi/`."""

from django.urls import path

from services.tracking import acts, views

app_name = "tracking"
urlpatterns = [
    path("tra-cuu/", views.find, name="find"),
    path("tra-cuu/da-nhan/<str:token>/", views.received, name="received"),
    path("tra-cuu/<str:code>/", views.dossier, name="dossier"),
    path("tra-cuu/<str:code>/bo-sung/", acts.supplement, name="supplement"),
    path("tra-cuu/<str:code>/rut/", acts.withdraw, name="withdraw"),
    path("tra-cuu/<str:code>/danh-gia/", acts.rate, name="rate"),
    path("ho-so-cua-toi/", views.mine, name="mine"),
]
