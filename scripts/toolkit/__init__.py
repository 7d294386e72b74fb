"""What the build, the checks and the tests share: one file, one job. Nothing runs on import."""
