"""The door for a web server: real settings unless told otherwise."""

from config import from_environment
from pbapp import create_app

app = create_app(from_environment(default="production"))
