"""Below `/tep/`."""

from django.urls import path

from portal.private_files import serving, uploads

app_name = "private_files"
urlpatterns = [
    path("tai-len/", uploads.collection, name="uploads"),
    path("tai-len/<uuid:uuid>", uploads.upload, name="upload"),
    path("<uuid:uuid>/anh-nho", serving.thumbnail, name="thumbnail"),
    path("<uuid:uuid>/<str:name>", serving.open_file, name="open"),
]
