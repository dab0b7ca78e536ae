"""`/tim-kiem/`."""

from django.urls import path

from home.landing import views

app_name = "landing"
urlpatterns = [path("tim-kiem/", views.find, name="find")]
