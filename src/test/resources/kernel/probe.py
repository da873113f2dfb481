# Sends packets from network namespaces and tells which of them arrived, and which answers came back.
#
# Reads lines, then the end of the input:
#   host NAMESPACE
#   probe ID NAMESPACE SOURCE DESTINATION PROTOCOL SOURCE_PORT PORT_OR_TYPE CODE ask|tell|later
# ID is 1 to 16,383. "ask" wants an answer, "tell" does not, "later" is a second packet of a flow that was answered.
# Writes lines: "unsent ID", "arrived ID NAMESPACE", "answered ID NAMESPACE".
#
# A packet carries its ID as the identification of its IPv4 header (a later one 16,384 more, an answer 32,768 more). It is
# sent and received by raw sockets, which stand behind the filters of their namespace in both directions.
import ctypes
import os
import select
import socket
import struct
import sys

NETWORK_NAMESPACE = 0x40000000  # CLONE_NEWNET
MARK = 7  # what the namespaces let out: their own systems answer nothing
LATER, ANSWER = 0x4000, 0x8000
SYN, SYN_ACK, ACK = 0x02, 0x12, 0x10
AT_ONCE = 25  # probes, before what arrived is looked at
QUIET = 0.15  # seconds without a packet after which nothing more is expected

libc = ctypes.CDLL(None, use_errno=True)


def enter(namespace):
    handle = os.open("/run/netns/" + namespace, os.O_RDONLY)
    try:
        if libc.setns(handle, NETWORK_NAMESPACE):
            raise OSError(ctypes.get_errno(), "setns " + namespace)
    finally:
        os.close(handle)


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def segment(probe, source, destination, answer):
    """What follows the IP header; an answer has its ports swapped, or the type of an echo reply."""
    number, protocol, later = probe["id"], probe["protocol"], probe["how"] == "later"
    ports = (probe["from"], probe["to"])
    if answer:
        ports = ports[::-1]
    pseudo = socket.inet_aton(source) + socket.inet_aton(destination)
    if protocol == socket.IPPROTO_TCP:
        start, other = number * 100000, number * 100000 + 50000
        sequence, acknowledged, flags = start, 0, SYN
        if answer:
            sequence, acknowledged, flags = other, start + 1, SYN_ACK
        elif later:
            sequence, acknowledged, flags = start + 1, other + 1, ACK
        parts = ports + (sequence, acknowledged, 5 << 4, flags, 64240)
        head = struct.pack("!HHIIBBH", *parts)
        total = checksum(pseudo + struct.pack("!BBH", 0, protocol, 20) + head + b"\0" * 4)
        return head + struct.pack("!HH", total, 0)
    if protocol == socket.IPPROTO_UDP:
        head = struct.pack("!HHH", *ports, 12)
        body = struct.pack("!I", number)
        total = checksum(pseudo + struct.pack("!BBH", 0, protocol, 12) + head + b"\0\0" + body)
        return head + struct.pack("!H", total or 0xFFFF) + body
    if protocol == socket.IPPROTO_ICMP:
        kind = 0 if answer else probe["to"]
        rest = struct.pack("!HHI", number, 2 if later else 1, number)
        total = checksum(struct.pack("!BBH", kind, probe["code"], 0) + rest)
        return struct.pack("!BBH", kind, probe["code"], total) + rest
    return struct.pack("!HHI", 0, 0x0800, number)


def packet(probe, source, destination, answer):
    number = probe["id"] | (ANSWER if answer else LATER if probe["how"] == "later" else 0)
    body = segment(probe, source, destination, answer)
    return (
        struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(body), number, 0, 64, probe["protocol"], 0)
        + socket.inet_aton(source)
        + socket.inet_aton(destination)
        + body
    )


def main():
    hosts, probes = [], {}
    for line in sys.stdin:
        words = line.split()
        if words[0] == "host":
            hosts.append(words[1])
        else:
            names = ("id", "host", "source", "destination", "protocol", "from", "to", "code", "how")
            texts = ("host", "source", "destination", "how")
            probe = {n: w if n in texts else int(w) for n, w in zip(names, words[1:])}
            probes[probe["id"]] = probe
    senders, receivers = {}, {}
    for host in hosts:
        enter(host)
        sender = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
        sender.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, MARK)
        senders[host] = sender
        for protocol in {probe["protocol"] for probe in probes.values()}:
            receiver = socket.socket(socket.AF_INET, socket.SOCK_RAW, protocol)
            receiver.setblocking(False)
            receivers[receiver] = host

    def receive(patience):
        while True:
            ready, _, _ = select.select(list(receivers), [], [], patience)
            if not ready:
                return
            for receiver in ready:
                data = receiver.recv(2048)
                host, number = receivers[receiver], struct.unpack("!H", data[4:6])[0]
                probe = probes.get(number & 0x3FFF)
                if probe is None:
                    print("stranger", number, host)
                elif number & ANSWER:
                    print("answered", probe["id"], host)
                else:
                    print("arrived", probe["id"], host)
                    if probe["how"] == "ask":
                        answer(probe, host)

    def answer(probe, host):
        data = packet(probe, probe["destination"], probe["source"], True)
        try:
            senders[host].sendto(data, (probe["source"], 0))
        except OSError:
            pass  # It does not arrive, which is all that is asked.

    for count, probe in enumerate(probes.values()):
        data = packet(probe, probe["source"], probe["destination"], False)
        try:
            senders[probe["host"]].sendto(data, (probe["destination"], 0))
        except OSError as failure:
            # EPERM: a filter dropped it, which that filter tells of.
            if not isinstance(failure, PermissionError):
                print("unsent", probe["id"])
        if count % AT_ONCE == 0:
            receive(0)
    receive(QUIET)


main()
