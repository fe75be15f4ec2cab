"""Lets containers reach services that listen on 127.0.0.1 of this machine.

The local services accept connections from this machine only, and a container's 127.0.0.1 is its own. SAM CLI has no host
networking (its `--docker-network host` leaves the container on the bridge). So the containers' JVMs use this HTTP proxy
(http.proxyHost in JAVA_TOOL_OPTIONS, see events/env.json): addresses, Host headers and signed links stay as they are. It
listens on Docker's bridge alone and forwards to 127.0.0.1 alone.

By hand: `python3 bin/container_proxy.py [PORT]` beside `./isoscan up`, then `sam local invoke ... -n events/env.json`.
"""

from __future__ import annotations

import http.client
import http.server
import json
import subprocess
import sys
import threading
import urllib.parse
from pathlib import Path

DEFAULT_PORT = 8089
LOOPBACK = {"127.0.0.1", "localhost"}
HOP_BY_HOP = {"connection", "proxy-connection", "keep-alive", "transfer-encoding", "expect", "te", "upgrade"}


class Forward(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def forward(self) -> None:
        target = urllib.parse.urlsplit(self.path)
        if target.scheme != "http" or target.hostname not in LOOPBACK:
            self.send_error(403, "forwards to this machine only")
            return
        if "Transfer-Encoding" in self.headers:
            self.send_error(411, "needs a Content-Length")
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        # As it was sent: storage keys may hold escapes and doubled slashes, and signatures cover them.
        path = "/" + self.path.removeprefix(f"http://{target.netloc}").removeprefix("/")
        upstream = http.client.HTTPConnection("127.0.0.1", target.port or 80, timeout=120)
        try:
            upstream.putrequest(self.command, path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in HOP_BY_HOP:
                    upstream.putheader(name, value)
            upstream.endheaders(body)
            answer = upstream.getresponse()
            content = answer.read()
        except OSError as error:
            self.send_error(502, f"{target.netloc}: {error}")
            return
        finally:
            upstream.close()
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP and not (name.lower() == "content-length" and self.command != "HEAD"):
                self.send_header(name, value)
        if self.command != "HEAD" and answer.status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_DELETE = do_GET = do_HEAD = do_POST = do_PUT = forward

    def log_message(self, *args: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


def bridge_address() -> str:
    """The address at which containers see this machine, for SAM's default network."""
    command = ["docker", "network", "inspect", "bridge", "-f", "{{(index .IPAM.Config 0).Gateway}}"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return answer if answer and "no value" not in answer else "172.17.0.1"


def start(port: int = 0) -> tuple[Server, str, int]:
    """Starts the proxy; returns it with the host and port that containers use. Port 0 takes a free one."""
    try:
        address = bridge_address()
        server, seen_as = Server((address, port), Forward), address
    except OSError as error:
        if sys.platform == "linux":
            raise SystemExit(f"container_proxy: cannot listen on {address}:{port}: {error}") from error
        # Docker Desktop: the bridge is inside its virtual machine, which forwards this name to the host.
        server, seen_as = Server(("127.0.0.1", port), Forward), "host.docker.internal"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, seen_as, server.server_address[1]


def java_options(host: str, port: int) -> str:
    """What a container's JVM must be told to use the proxy."""
    return f"-Dhttp.proxyHost={host} -Dhttp.proxyPort={port} -Dhttp.nonProxyHosts="


def for_containers(services: Path, host: str, port: int) -> dict[str, str]:
    """The variables that `./isoscan up --services-env` wrote, for JVMs that use the proxy."""
    variables = json.loads(services.read_text(encoding="utf-8"))["Parameters"]
    return {**variables, "JAVA_TOOL_OPTIONS": f"{variables['JAVA_TOOL_OPTIONS']} {java_options(host, port)}"}


if __name__ == "__main__":
    _, host, listening = start(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PORT)
    print(java_options(host, listening), flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        pass
