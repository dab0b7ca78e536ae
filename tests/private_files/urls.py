"""The portal with one more page: a form that hands in files."""

from __future__ import annotations

from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import ensure_csrf_cookie

from portal.private_files import slots
from portal.private_files.policies import UploadPolicy
from portal.urls import urlpatterns as portal_addresses

PAGE = """{% extends "ui/base.html" %}{% load static %}
{% block title %}Nộp giấy tờ{% endblock %}
{% block content %}<h1>Nộp giấy tờ</h1>
{% if done %}<p id="done">{{ done|join:", " }}</p>{% endif %}
<form method="post" enctype="multipart/form-data">{% csrf_token %}
<p><label for="who">Họ và tên</label> <input id="who" name="who" class="lc-input"></p>
{% include "private_files/upload_slot.html" %}
<p><button class="lc-button lc-button--primary" id="send">Nộp</button></p></form>{% endblock %}
{% block scripts %}<script src="{% static "js/upload.js" %}" defer></script>{% endblock %}"""


@ensure_csrf_cookie
def form(request):
    slot = slots.UploadSlot(
        name="giay",
        label="Giấy chứng sinh",
        purpose="test",
        policy=UploadPolicy(max_bytes=3 * 1024 * 1024, max_files=4),
        hint="Chụp rõ cả bốn góc của tờ giấy.",
    )
    done = []
    if request.method == "POST":
        received = slots.receive(request, slot)
        slot = received.slot
        if not received.acted and not received.errors:
            done = [file.name for file in received.files]
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"slot": slots.prepare(request, slot), "done": done}, request))


urlpatterns = [path("thu-tai-tep/", form), *portal_addresses]
