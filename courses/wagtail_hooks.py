"""What training adds to the Wagtail admin."""
