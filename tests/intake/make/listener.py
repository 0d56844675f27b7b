"""Answers every request on the loopback interface as NetSuite answers a wrong signature."""
import http.server
import sys

BODY = b'{"error" : {"code" : "INVALID_LOGIN_ATTEMPT", "message" : "Invalid login attempt."}}'


class Handler(http.server.BaseHTTPRequestHandler):
    server_version, sys_version = "NetSuite", ""

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(401, "Unauthorized")
        self.send_header("Content-Type", "application/json;charset=utf-8")
        self.send_header(
            "WWW-Authenticate",
            'OAuth realm="1234567_SB1", error="token_rejected", error_description="Invalid login attempt."',
        )
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    do_GET = do_POST = do_PUT = answer

    def date_time_string(self, timestamp=None):
        return "Tue, 14 Nov 2023 22:13:21 GMT"

    def log_message(self, *_):
        pass


http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
