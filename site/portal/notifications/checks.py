"""Stops the start when the channel for short messages cannot be found."""

from __future__ import annotations

from django.core.checks import Error, register

from portal.notifications.channels.sms import configured_sms_channel


@register
def sms_channel_exists(**kwargs: object) -> list[Error]:
    try:
        configured_sms_channel()
    except (ImportError, TypeError) as error:
        return [Error(f"PORTAL_SMS_CHANNEL names no channel for short messages: {error}", id="notifications.E001")]
    return []
