/*
 * pinger [PORT]: the app of the first lab, rewritten. It answers any HTTP request with the state of the address that
 * stands after the first "ip=" in it: {"date","target","state":"Up"|"Down","message"}, where date is its own start.
 *
 * Outside it is the original: it listens on 0.0.0.0:8080, writes the same log lines, serves one request at a time,
 * reads once at most 1024 bytes, sends no Content-Length and closes. Inside it differs on purpose:
 *   - it runs ping itself, with the address as one argument after "--"; the original hands it to `bash -c`, so that
 *     `?ip=;COMMAND` runs a command. So this one needs neither bash nor /dev/null in its root, only ping;
 *   - no request ends or freezes it: not a bad escape, not a connection that is held open, not a client that leaves.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { REQUEST_BYTES = 1024, MESSAGE_BYTES = 16384, PATIENCE_SECONDS = 5 };

struct text {
	size_t length;
	char bytes[MESSAGE_BYTES];
};

static sigset_t normal_signals;

static void on_child(int signal)
{
	(void)signal; /* only to wake ppoll */
}

static void on_stop(int signal)
{
	_exit(128 + signal); /* PID 1 of a namespace ignores what it does not handle */
}

static void now(char out[static 20])
{
	time_t seconds = time(NULL);
	struct tm parts;
	localtime_r(&seconds, &parts);
	strftime(out, 20, "%Y-%m-%d %H:%M:%S", &parts);
}

__attribute__((format(printf, 1, 2))) static void info(const char *format, ...)
{
	char date[20];
	va_list values;
	now(date);
	printf("%s Info: ", date);
	va_start(values, format);
	vprintf(format, values);
	va_end(values);
	putchar('\n');
	fflush(stdout);
}

static int hex(char digit)
{
	if (digit >= '0' && digit <= '9') return digit - '0';
	digit |= 0x20;
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* The text after the first "ip=" up to white space, percent-decoded; what is no escape stays as it is. */
static void find_target(const char *request, size_t length, struct text *target)
{
	const char *end = request + length;
	const char *at = memmem(request, length, "ip=", 3);
	target->length = 0;
	if (!at) return;
	for (at += 3; at < end && !strchr(" \t\r\n\v\f", *at); at++) {
		int high = *at == '%' && end - at > 2 ? hex(at[1]) : -1;
		int low = high >= 0 ? hex(at[2]) : -1;
		if (low >= 0) at += 2;
		target->bytes[target->length++] = low >= 0 ? (char)(high * 16 + low) : *at;
	}
}

/* Only what an address or a host name is made of reaches ping. */
static bool can_be_pinged(const struct text *target)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:-_%";
	if (target->length == 0 || target->length > 253) return false;
	for (size_t i = 0; i < target->length; i++)
		if (!target->bytes[i] || !strchr(allowed, target->bytes[i])) return false;
	return true;
}

static void read_all(int from, struct text *into)
{
	char rest[1024];
	into->length = 0;
	for (;;) {
		bool full = into->length == sizeof into->bytes;
		ssize_t count = full ? read(from, rest, sizeof rest)
				     : read(from, into->bytes + into->length, sizeof into->bytes - into->length);
		if (count < 0 && errno == EINTR) continue;
		if (count <= 0) return;
		if (!full) into->length += (size_t)count;
	}
}

/* Whether ping says that the target answers; its output becomes the message. */
static bool ping(const struct text *target, struct text *message)
{
	char address[254];
	int ends[2], status;
	message->length = 0;
	if (!can_be_pinged(target) || pipe2(ends, O_CLOEXEC)) return false;
	memcpy(address, target->bytes, target->length);
	address[target->length] = '\0';
	pid_t child = fork();
	if (child == 0) {
		sigprocmask(SIG_SETMASK, &normal_signals, NULL);
		signal(SIGPIPE, SIG_DFL);
		dup2(ends[1], STDOUT_FILENO);
		execvp("ping", (char *[]){ "ping", "-c", "3", "--", address, NULL });
		_exit(127);
	}
	close(ends[1]);
	if (child > 0) read_all(ends[0], message);
	close(ends[0]);
	while (child > 0 && waitpid(child, &status, 0) < 0)
		if (errno != EINTR) return false;
	return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The length of the UTF-8 character that starts here, or 0 where there is none. */
static size_t character(const unsigned char *at, size_t left)
{
	size_t length = at[0] < 0x80 ? 1 : at[0] < 0xc2 ? 0 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : at[0] < 0xf5 ? 4 : 0;
	if (length > left) return 0;
	for (size_t i = 1; i < length; i++)
		if ((at[i] & 0xc0) != 0x80) return 0;
	if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f)) return 0;
	if ((at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f)) return 0;
	return length;
}

static void put_json(FILE *out, const struct text *text)
{
	const unsigned char *at = (const unsigned char *)text->bytes, *end = at + text->length;
	fputc('"', out);
	while (at < end) {
		size_t length = character(at, (size_t)(end - at));
		if (length == 0) fputs("\\ufffd", out);
		else if (*at == '"' || *at == '\\') fprintf(out, "\\%c", *at);
		else if (*at == '\n') fputs("\\n", out);
		else if (*at < 0x20 || *at == 0x7f) fprintf(out, "\\u%04x", *at);
		else fwrite(at, 1, length, out);
		at += length ? length : 1;
	}
	fputc('"', out);
}

static void send_all(int to, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t count = send(to, bytes, length, MSG_NOSIGNAL);
		if (count < 0 && errno == EINTR) continue;
		if (count <= 0) return;
		bytes += count;
		length -= (size_t)count;
	}
}

static void answer(int client, const char *started, const struct text *target)
{
	static struct text message;
	char *reply = NULL;
	size_t length = 0;
	bool up = ping(target, &message);
	FILE *out = open_memstream(&reply, &length);
	if (!out) return;
	fprintf(out, "HTTP/1.1 200 OK\r\nContent-Type: text/json\r\n\r\n{\"date\":\"%s\",\"target\":", started);
	put_json(out, target);
	fprintf(out, ",\"state\":\"%s\",\"message\":", up ? "Up" : "Down");
	put_json(out, &message);
	fputc('}', out);
	if (fclose(out) == 0) send_all(client, reply, length);
	free(reply);
}

static void serve(int client, const char *started)
{
	static struct text target;
	char request[REQUEST_BYTES], shown[REQUEST_BYTES + 1];
	struct timeval patience = { .tv_sec = PATIENCE_SECONDS };
	ssize_t length;
	setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	while ((length = read(client, request, sizeof request)) < 0 && errno == EINTR)
		;
	if (length < 0) return; /* nothing came in time, or the client is gone */
	find_target(request, (size_t)length, &target);
	for (size_t i = 0; i <= target.length; i++) /* one request is one line of the log */
		shown[i] = i == target.length ? '\0' : (unsigned char)target.bytes[i] < 0x20 ? '?' : target.bytes[i];
	info("received request to ping: %s", shown);
	answer(client, started, &target);
	/* What was not read would make close() send a reset, which can overtake the answer. */
	shutdown(client, SHUT_WR);
	for (time_t end = time(NULL) + 1; time(NULL) <= end;) {
		struct pollfd more = { .fd = client, .events = POLLIN };
		if (poll(&more, 1, 200) <= 0 || read(client, request, sizeof request) <= 0) break;
	}
}

static int listen_on(long port)
{
	int yes = 1, server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	if (server < 0 || setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) ||
	    bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 64))
		return -1;
	return server;
}

int main(int count, char **words)
{
	char started[20];
	long port = count > 1 ? strtol(words[1], NULL, 10) : 8080;
	sigset_t child;
	if (port < 1 || port > 65535) {
		fprintf(stderr, "pinger: the port must be a number from 1 to 65535\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = on_child }, NULL);
	sigaction(SIGTERM, &(struct sigaction){ .sa_handler = on_stop }, NULL);
	sigaction(SIGINT, &(struct sigaction){ .sa_handler = on_stop }, NULL);
	/* Let through only while waiting, so that none is lost between reaping and waiting. */
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, &normal_signals);
	now(started);
	int server = listen_on(port);
	if (server < 0) {
		fprintf(stderr, "pinger: cannot listen on 0.0.0.0:%ld: %s\n", port, strerror(errno));
		return 1;
	}
	info("Listening on 0.0.0.0:%ld", port);
	for (;;) {
		/* As PID 1 of a namespace it is the parent of every orphan. */
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		struct pollfd ready = { .fd = server, .events = POLLIN };
		if (ppoll(&ready, 1, NULL, &normal_signals) <= 0) continue;
		int client = accept4(server, NULL, NULL, SOCK_CLOEXEC);
		if (client < 0) continue;
		serve(client, started);
		close(client);
	}
}
