"""What the blocks of the home page need beside the style sheet of the site."""

HOME_STYLES = ("css/screens/home.css",)
