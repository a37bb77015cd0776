"""Publishes the public record of contested incidents as a static site."""
