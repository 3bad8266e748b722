"""Where the addresses of a server begin that is told of a path to stand below."""


def before(base: str) -> str:
    """What stands before every address below such a base: '/camden', or ''."""
    return f"/{base.strip('/')}".rstrip("/")
