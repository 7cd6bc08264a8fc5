"""Listens on a port of the loopback, and hands every connection on: proxy.py PORT ADDRESS PORT."""

import socket
import sys
import threading


def pour(source, sink):
    try:
        while block := source.recv(65536):
            sink.sendall(block)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def serve(client, target):
    with client:
        try:
            server = socket.create_connection(target, timeout=5)
        except OSError:
            client.sendall(b"HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
            return
        with server:
            back = threading.Thread(target=pour, args=(server, client), daemon=True)
            back.start()
            pour(client, server)
            back.join()


listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    connection, _ = listener.accept()
    threading.Thread(target=serve, args=(connection, (sys.argv[2], int(sys.argv[3]))), daemon=True).start()
