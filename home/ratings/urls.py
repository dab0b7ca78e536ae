"""Rating an article; the cookie of `readers` goes to these addresses only."""

from django.urls import path

from home.ratings import views

app_name = "ratings"
urlpatterns = [
    path("danh-gia-bai-viet/<int:article_id>/", views.give, name="give"),
    path("danh-gia-bai-viet/<int:article_id>/cua-toi", views.own, name="own"),
]
