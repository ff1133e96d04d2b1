"""A headless Chromium, driven over the pipe of its DevTools protocol: no package beside the browser is needed."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Chromium:
    """One browser with one page. What the page logs, throws and asks the network for is kept in `complaints`."""

    def __init__(self, program="chromium", seconds=60):
        self.seconds = seconds
        self.complaints, self.waiting, self.number, self.buffer = [], {}, 0, b""
        self.events = []
        self.home = tempfile.mkdtemp(prefix="chromium-")
        to_read, self.to_browser = os.pipe()
        self.from_browser, to_write = os.pipe()

        def connect():  # the browser reads commands from 3 and answers on 4
            first, second = os.dup(to_read), os.dup(to_write)
            os.dup2(first, 3)
            os.dup2(second, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--mute-audio",
             "--disable-sync", "--no-default-browser-check", "--user-data-dir=" + self.home, "--remote-debugging-pipe",
             "--proxy-server=127.0.0.1:9", "about:blank"],
            close_fds=False, preexec_fn=connect, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self.home})
        os.close(to_read)
        os.close(to_write)
        self.session = None
        pages = self.call("Target.getTargets")["targetInfos"]
        target = next(page for page in pages if page["type"] == "page")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.home, ignore_errors=True)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to_browser, data):]
        end = time.monotonic() + self.seconds
        while self.number not in self.waiting:
            self.receive(end, method)
        answer = self.waiting.pop(self.number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def receive(self, end, what):
        if not select.select([self.from_browser], [], [], max(0.0, end - time.monotonic()))[0]:
            raise TimeoutError(what)
        data = os.read(self.from_browser, 1 << 20)
        if not data:
            raise RuntimeError("the browser has ended")
        *messages, self.buffer = (self.buffer + data).split(b"\0")
        for message in map(json.loads, messages):
            if "id" in message:
                self.waiting[message["id"]] = message
            else:
                self.take(message["method"], message["params"])

    def take(self, event, facts):
        self.events.append(event)
        if event == "Runtime.exceptionThrown":
            self.complaints.append("exception: " + json.dumps(facts["exceptionDetails"], ensure_ascii=False)[:400])
        if event == "Runtime.consoleAPICalled":
            self.complaints.append("console: " + json.dumps(facts["args"], ensure_ascii=False)[:400])
        if event == "Log.entryAdded":
            self.complaints.append("log: " + facts["entry"]["text"])
        if event == "Network.requestWillBeSent" and not facts["request"]["url"].startswith(("file:", "data:")):
            self.complaints.append("request: " + facts["request"]["url"])

    def open(self, url):
        """Loads a page; returns the seconds until its load event."""
        self.events.clear()
        start = time.monotonic()
        result = self.call("Page.navigate", url=url)
        if result.get("errorText"):
            raise RuntimeError(f"{url}: {result['errorText']}")
        while "Page.loadEventFired" not in self.events:
            self.receive(start + self.seconds, url)
        return time.monotonic() - start

    def run(self, script):
        """The value of an expression in the page; a promise is waited for."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"], ensure_ascii=False)[:600])
        return result["result"].get("value")

    def size(self, width, height, phone=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)

    def dark(self, on):
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if on else "light"}])

    def scripts(self, on):
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def pdf(self):
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def screenshot(self, path, whole=False):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
