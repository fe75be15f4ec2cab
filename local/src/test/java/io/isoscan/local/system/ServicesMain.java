package io.isoscan.local.system;

import io.isoscan.local.template.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The services on one folder with the template's resources, and nobody who reads from the queues,
 * until the process is killed. Argument: the folder. When all is there it prints three addresses.
 */
final class ServicesMain {

    private ServicesMain() {}

    static void main(String[] args) throws IOException, InterruptedException {
        var folders = DataFolders.of(Optional.of(Path.of(args[0])));
        var services =
                Services.start(
                        folders,
                        Credentials.local(),
                        () -> {
                            throw new IllegalStateException("nothing is read here");
                        },
                        (topic, message) -> {},
                        event -> {});
        var dynamo = services.dynamo().endpoint();
        var sqs = services.sqs().endpoint();
        var s3 = services.s3().endpoint();
        var clients = Clients.of(dynamo, sqs, s3);
        new Resources(clients.dynamo(), clients.sqs(), clients.s3())
                .create(SamTemplate.read(RunningServices.TEMPLATE));
        services.sqs().restore();
        IO.println(dynamo + " " + sqs + " " + s3);
        Thread.currentThread().join();
    }
}
