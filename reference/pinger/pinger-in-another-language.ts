/** The app's interface in C++, as short as it can be: any program that behaves as the app does is right. */
export const pingerInAnotherLanguage = String.raw`#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

static bool up(const std::string &address)
{
	if (address.empty()) return false;
	pid_t child = fork();
	if (child == 0) {
		dup2(open("/dev/null", O_WRONLY), 1);
		execlp("ping", "ping", "-c", "1", "--", address.c_str(), nullptr);
		_exit(127);
	}
	int status = 1;
	waitpid(child, &status, 0);
	return status == 0;
}

int main()
{
	std::signal(SIGPIPE, SIG_IGN);
	int server = socket(AF_INET6, SOCK_STREAM, 0), yes = 1, no = 0;
	sockaddr_in6 any{};
	any.sin6_family = AF_INET6;
	any.sin6_port = htons(8080);
	setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	setsockopt(server, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
	if (bind(server, reinterpret_cast<sockaddr *>(&any), sizeof any) || listen(server, 8)) return 1;
	for (;;) {
		int client = accept(server, nullptr, nullptr);
		char bytes[1024];
		ssize_t length = read(client, bytes, sizeof bytes);
		std::string request(bytes, length > 0 ? length : 0), address;
		if (auto at = request.find("ip="); at != std::string::npos)
			address = request.substr(at + 3, request.find_first_of(" \r\n", at) - at - 3);
		std::string reply = "HTTP/1.1 200 OK\r\nContent-Type: text/json\r\n\r\n{\"date\":\"\",\"target\":\"" + address +
				    "\",\"state\":\"" + (up(address) ? "Up" : "Down") + "\",\"message\":\"\"}";
		(void)!write(client, reply.data(), reply.size());
		close(client);
	}
}`;
