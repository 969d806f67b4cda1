"""Five questions to those who took part in something, without a name."""
