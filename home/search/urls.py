"""`/tim-kiem/`, and what it offers while somebody types."""

from django.urls import path

from home.search import views

app_name = "search"
urlpatterns = [
    path("tim-kiem/", views.find, name="find"),
    path("tim-kiem/goi-y", views.suggest, name="suggest"),
]
