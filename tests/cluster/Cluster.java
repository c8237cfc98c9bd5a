import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * Three OpenSearch nodes in one process, on this machine only, until standard input ends.
 *
 * Arguments: a folder for their data, and the port before theirs, on which `/stop/N` closes node N
 * (counted from 0) and `/start/N` opens it again.
 */
public class Cluster {
    private static final int NODES = 3;

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> settings.put("network.host", "127.0.0.1"))
                .build(
                        OpenSearchRunner.newConfigs()
                                .basePath(arguments[0])
                                .clusterName("greffier-tests")
                                .numOfNode(NODES)
                                .baseHttpPort(port));
        InetAddress here = InetAddress.getLoopbackAddress();
        HttpServer control = HttpServer.create(new InetSocketAddress(here, port), 0);
        control.createContext(
                "/",
                exchange -> {
                    String[] order = exchange.getRequestURI().getPath().split("/");
                    int node = Integer.parseInt(order[2]);
                    if (order[1].equals("stop")) {
                        runner.getNode(node).close();
                    } else {
                        runner.startNode(node);
                    }
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        control.start();
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
