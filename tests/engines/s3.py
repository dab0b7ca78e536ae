"""A server that speaks S3 (moto), with one empty bucket, on a free port."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import boto3
from moto.server import ThreadedMotoServer

if TYPE_CHECKING:
    from collections.abc import Iterator

BUCKET = "portal-private"


@contextmanager
def s3_storage() -> Iterator[dict[str, Any]]:
    """An entry for settings.STORAGES whose bucket is empty."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    access = {"endpoint_url": f"http://{host}:{port}", "region_name": "us-east-1"}
    try:
        client = boto3.client("s3", aws_access_key_id="test", aws_secret_access_key="test", **access)
        client.create_bucket(Bucket=BUCKET)
        yield {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": BUCKET,
                "access_key": "test",
                "secret_key": "test",
                "signature_version": "s3v4",
                "default_acl": None,
                "file_overwrite": False,
                **access,
            },
        }
        client.close()
    finally:
        server.stop()
