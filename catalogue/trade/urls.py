"""`/cho-ao/giao-dich/`: plain views, for both sides of a trade."""

from django.urls import path

from catalogue.trade import acting, views

app_name = "trade"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("vao/<str:token>/", views.enter, name="enter"),
    path("xac-nhan/<str:token>/", views.confirm, name="confirm"),
    path("da-gui/<str:token>/", views.sent, name="sent"),
    path("gui-lai-lien-ket/", views.lost_link, name="lost_link"),
    path("<str:code>/", views.room, name="room"),
    path("<str:code>/doi-lien-ket/", views.renew, name="renew"),
    path("<str:code>/<slug:act>/", acting.act, name="act"),
]
