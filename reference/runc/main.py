"""A small web application with the interface of the lab's own, as an ASGI program without a framework.

`/` counts the request, `/requests` lists what was counted, `/debug` only tells what it sees. No database is needed:
where none can be reached, that is printed, and the application goes on.
"""

import json
import os
import socket
import time

counted = []


def look_for_database():
    host = os.environ.get("DB_HOST", "127.0.0.1")
    try:
        socket.create_connection((host, 3306), timeout=0.2).close()
    except OSError as error:
        print(f"The database at {host} cannot be reached: {error}", flush=True)


def answer(path, headers, client):
    if path == "/debug":
        return 200, {"headers": headers, "client_host": client}
    if path == "/requests":
        return 200, {"total_records": len(counted), "records": counted}
    if path == "/":
        now = time.strftime("%Y-%m-%d %H:%M:%S")
        address = headers.get("x-real-ip")
        counted.append({"request_date": now, "request_ip": address})
        return 200, f"TIME: {now}, IP: {address or 'unknown: ask the proxy, not the application'}"
    return 404, {"detail": "Not Found"}


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        await receive()
        look_for_database()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    headers = {name.decode("latin1"): value.decode("latin1") for name, value in scope["headers"]}
    status, body = answer(scope["path"], headers, scope["client"][0])
    content = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": status, "headers": content})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
