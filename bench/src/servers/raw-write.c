/*
 * The floor: one write() of a ready frame to each subscriber.
 * raw-write FRAME_FILE; on its input "publish N" sends N messages and "cpu" is answered with "cpu MICROSECONDS".
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST_SUBSCRIBERS 20000

static const char SWITCHING[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
static int subscribers[MOST_SUBSCRIBERS];
static int count = 0;
static char frame[65536];
static ssize_t frame_length;

static int listen_anywhere(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  int server = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 4096)) exit(1);
  getsockname(server, (struct sockaddr *)&address, &length);
  printf("listening on :%d\n", ntohs(address.sin_port));
  return server;
}

/* The whole request comes at once: the load generator sends it in one piece. */
static void accept_one(int server) {
  char request[8192];
  int one = 1, subscriber = accept(server, NULL, NULL);
  if (subscriber < 0 || count == MOST_SUBSCRIBERS) return;
  setsockopt(subscriber, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (read(subscriber, request, sizeof request) <= 0) return;
  if (write(subscriber, SWITCHING, sizeof SWITCHING - 1) < 0) return;
  subscribers[count++] = subscriber;
}

static void write_whole(int subscriber) {
  ssize_t done = 0, wrote;
  while (done < frame_length) {
    wrote = write(subscriber, frame + done, (size_t)(frame_length - done));
    if (wrote < 0 && errno != EINTR) return;
    if (wrote > 0) done += wrote;
  }
}

static void obey(const char *line) {
  struct rusage usage;
  if (strncmp(line, "publish ", 8) == 0) {
    for (int left = atoi(line + 8); left > 0; left--)
      for (int i = 0; i < count; i++) write_whole(subscribers[i]);
  } else if (strncmp(line, "cpu", 3) == 0) {
    getrusage(RUSAGE_SELF, &usage);
    printf("cpu %ld\n", (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000L +
                            usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  }
}

int main(int argc, char **argv) {
  static char input[4096];
  size_t held = 0;
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  if (!file) return 1;
  frame_length = (ssize_t)fread(frame, 1, sizeof frame, file);
  fclose(file);
  setvbuf(stdout, NULL, _IOLBF, 0);
  int server = listen_anywhere();
  struct pollfd watched[] = {{.fd = server, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
  while (poll(watched, 2, -1) >= 0) {
    if (watched[0].revents) accept_one(server);
    if (!watched[1].revents) continue;
    ssize_t got = read(0, input + held, sizeof input - held - 1);
    if (got <= 0) return 0;
    held += (size_t)got;
    input[held] = 0;
    for (char *end; (end = strchr(input, '\n')); memmove(input, end + 1, held + 1)) {
      *end = 0;
      obey(input);
      held -= (size_t)(end + 1 - input);
    }
  }
  return 0;
}
