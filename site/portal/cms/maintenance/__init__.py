"""The portal closed to the public for a while; the admin and sign-in stay open."""
