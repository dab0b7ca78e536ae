"""Below `/thu-phat-trien/`; nothing of it exists outside the demonstration."""

from django.urls import path

from portal.notifications import development_mail

app_name = "development_mail"
urlpatterns = [
    path("", development_mail.inbox, name="inbox"),
    path("<str:file>/<int:number>/", development_mail.show, name="letter"),
    path("<str:file>/<int:number>/html/", development_mail.show_html, name="html"),
    path("<str:file>/<int:number>/tep/<int:position>/", development_mail.download, name="file"),
]
