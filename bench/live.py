"""Hands accesses in to a review desk, kills it, and asks for them again. Called by `bench/live`."""
import csv
import http.client
import http.cookiejar
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timezone

QUIS, AUDIT, WORLD = sys.argv[1:4]
SECONDS, BATCH, SOURCES = map(int, sys.argv[4:7])
PASSWORD = "four unrelated words"


class Desk:
    def __init__(self):
        self.process = subprocess.Popen([QUIS, "serve", AUDIT, "--port", "0", "--reviews", "50"],
                                        stdout=subprocess.PIPE, text=True)
        self.join = ""
        for line in self.process.stdout:
            link = re.search(r"/join\?link=([\w-]+)", line)
            if link:
                self.join = link.group(1)
            if line.startswith("desk: "):
                self.url = line.split()[1]
                return
        raise SystemExit("the desk did not open")

    def resident(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) >> 10 for line in status if line.startswith("VmHWM:"))

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Visitor:
    def __init__(self, desk):
        self.url = desk.url
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.token = ""

    def get(self, path):
        return self.read(urllib.request.Request(self.url + path))

    def post(self, path, **fields):
        body = urllib.parse.urlencode({**fields, "_csrf": self.token}).encode()
        return self.read(urllib.request.Request(self.url + path, body))

    def read(self, request):
        page = self.opener.open(request).read().decode()
        found = re.search(r'name="_csrf" value="([^"]+)"', page)
        if found:
            self.token = found.group(1)
        return page

    def log_in(self, account, link):
        self.get("/join?link=" + link)
        self.post("/join", link=link, password=PASSWORD, again=PASSWORD)
        self.get("/login")
        self.post("/login", username=account, password=PASSWORD)
        return self


def hand_in(url, token, body):
    """Status and answer; keeps nothing open."""
    host = urllib.parse.urlparse(url)
    connection = http.client.HTTPConnection(host.hostname, host.port, timeout=60)
    try:
        connection.request("POST", "/v1/accesses", body, {"Authorization": "Bearer " + token})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def column(table, name, keep=lambda row: True):
    with open(os.path.join(WORLD, table), encoding="utf-8-sig", newline="") as file:
        return [row[name] for row in csv.DictReader(file) if keep(row)]


USERS = column("users.csv", "user_id", lambda row: not row["active_to"])
PEOPLE = column("people.csv", "person_id")
STAFF = dict(zip(column("users.csv", "user_id"), column("users.csv", "person_id")))
RUN = str(int(time.time()))


def look(number, user, person):
    return json.dumps({"access_id": f"live-{RUN}-{number}", "time": datetime.now(timezone.utc).isoformat(),
                       "user_id": user, "database_id": "records", "action": "query", "subject_kind": "person",
                       "subject": person, "reason": "follow-up"})


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] * 1000


desk = Desk()
admin = Visitor(desk).log_in("admin", desk.join)
admin.get("/accounts")
opened = admin.post("/accounts", account="cad", name="Dispatch", roles="source", user="", email="")
TOKEN = re.search(r'<code id="link">([^<]+)<', opened).group(1)
opened = admin.post("/accounts", account="reviewer", name="Reviewer", roles="reviewer", user="", email="")
reviewer = Visitor(desk).log_in("reviewer", re.search(r"link=([\w-]+)", opened).group(1))

# 1. one look, until a reviewer sees it
user = next(user for user in USERS if STAFF[user])
began = time.time()
status, answer = hand_in(desk.url, TOKEN, look("self", user, STAFF[user]))
assert status == 200, answer
entry = json.loads(answer)["accesses"][0]["ledgerIndex"]
while f"N-{entry}-" not in reviewer.get("/queue"):
    if time.time() - began > 600:
        raise SystemExit("it did not come up for review")
    time.sleep(0.1)
print(f"the first look handed in is in the queue after {time.time() - began:.1f} s (the log was recalled for it)")
user = next(user for user in reversed(USERS) if STAFF[user])
began = time.time()
entry = json.loads(hand_in(desk.url, TOKEN, look("self-2", user, STAFF[user]))[1])["accesses"][0]["ledgerIndex"]
while f"N-{entry}-" not in reviewer.get("/queue"):
    time.sleep(0.05)
print(f"the next one after {time.time() - began:.1f} s")

# 2. as much as they can
acknowledged = {}  # by body
waits, problems, lock = [], {}, threading.Lock()
until = time.time() + SECONDS
stopping = threading.Event()


def work(source):
    chance = random.Random(source)
    number = 0
    while time.time() < until and not stopping.is_set():
        body = "\n".join(look(f"{source}-{number + i}", chance.choice(USERS), chance.choice(PEOPLE))
                         for i in range(BATCH))
        number += BATCH
        asked = time.time()
        try:
            status, answer = hand_in(desk.url, TOKEN, body)
        except (OSError, http.client.HTTPException):
            if stopping.is_set():
                return
            raise
        with lock:
            if status == 200:
                waits.append(time.time() - asked)
                acknowledged[body] = [one["ledgerIndex"] for one in json.loads(answer)["accesses"]]
            else:
                problems[status] = problems.get(status, 0) + 1


workers = [threading.Thread(target=work, args=(source,)) for source in range(SOURCES)]
began = time.time()
for worker in workers:
    worker.start()
time.sleep(SECONDS - 1)
rate = sum(map(len, acknowledged.values())) / (time.time() - began)
memory = desk.resident()
stopping.set()
desk.kill()  # in the middle of it
for worker in workers:
    worker.join()
total = sum(map(len, acknowledged.values()))
print(f"{SOURCES} sources, {BATCH} at once, {SECONDS} s: {rate:,.0f} accesses a second sealed and acknowledged"
      f" ({total:,} in all; not taken: {problems or 'none'}); at most {memory:,} MB")
print(f"a request waits {percentile(waits, .5):.0f} ms (median), {percentile(waits, .95):.0f} ms (p95),"
      f" {max(waits) * 1000:.0f} ms (worst)")

# 3. after kill -9: everything that was acknowledged is there, at its place
began = time.time()
desk = Desk()
print(f"killed; open again after {time.time() - began:.1f} s")
lost = moved = 0
for body, entries in acknowledged.items():
    status, answer = hand_in(desk.url, TOKEN, body)
    assert status == 200, answer
    for one, entry in zip(json.loads(answer)["accesses"], entries):
        lost += not one["repeated"]
        moved += one["ledgerIndex"] != entry
print(f"of {total:,} acknowledged, {lost} were lost and {moved} are elsewhere")

# 4. and all of it is examined in the end
reviewer = Visitor(desk)
reviewer.get("/login")
reviewer.post("/login", username="reviewer", password=PASSWORD)
began, most = time.time(), 0
while waiting := re.search(r"([\d,]+) access(?:es)? that came in (?:is|are) sealed and not examined", reviewer.get("/queue")):
    most = max(most, int(waiting.group(1).replace(",", "")))
    if time.time() - began > 1800:
        raise SystemExit(f"{waiting.group(1)} are still not examined")
    time.sleep(1)
print(f"{most:,} of them were not examined yet; all were {time.time() - began:.0f} s later")
desk.process.terminate()
desk.process.wait()
raise SystemExit(1 if lost or moved else 0)
