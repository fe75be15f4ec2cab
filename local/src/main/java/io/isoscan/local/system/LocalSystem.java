package io.isoscan.local.system;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.isoscan.json.Json;
import io.isoscan.local.functions.AroundFunctions;
import io.isoscan.local.functions.ChildSettings;
import io.isoscan.local.functions.Functions;
import io.isoscan.local.functions.InProcessFunctions;
import io.isoscan.local.functions.IsolatedFunctions;
import io.isoscan.local.gateway.GatewaySettings;
import io.isoscan.local.gateway.LocalGateway;
import io.isoscan.local.gateway.PageSettings;
import io.isoscan.local.queue.EventSourceMapping;
import io.isoscan.local.storage.MountedFolders;
import io.isoscan.local.storage.StorageFront;
import io.isoscan.local.storage.StorageSettings;
import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.LocalValues;
import io.isoscan.local.template.SamTemplate;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.NoticeChannels;
import io.isoscan.ocr.Ocr;
import io.isoscan.storage.BlobStore;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole of Isoscan on this machine: the services, the functions of the template behind the
 * gateway and the queues. Started and closed once; thread-safe in between.
 */
public final class LocalSystem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSystem.class);
    private static final String STAGE = "local";
    private static final int BATCHES_PER_CORE = 2;

    /** What the containers of conversions are asked for by, which is all the same here. */
    private static final List<String> CONTAINERS =
            List.of(
                    "ConversionSubnetIds",
                    "ConversionSecurityGroupIds",
                    "Conversions.Outputs.Cluster",
                    "Conversions.Outputs.TaskDefinition",
                    "Conversions.Outputs.JobQueue",
                    "Conversions.Outputs.JobDefinition");

    /** S3's own limit for one PUT. */
    private static final long LARGEST_PUT = 5_000_000_000L;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Credentials credentials = Credentials.local();
    private final SamTemplate template;
    private final LocalGateway gateway;
    private final Services services;
    private final LocalValues values;
    private final Path scratch;
    private final Optional<Path> dashboard;
    private final Map<String, Object> properties;
    private final ApplicationContext context;
    private final Functions functions;
    private final Subscribers subscribers;

    private LocalSystem(SystemOptions options) throws IOException {
        template = SamTemplate.read(options.home().resolve("template.yaml"));
        dashboard = dashboard(options.home().resolve("web/dist"));
        try {
            gateway = part(LocalGateway.bind(options.port()));
            var folders = part(DataFolders.of(options.data()));
            services =
                    part(
                            Services.start(
                                    folders,
                                    credentials,
                                    () -> bean(Ocr.class),
                                    (topic, message) -> subscribers().deliver(topic, message),
                                    event -> tell("ConversionStatesQueue", event)));
            values = new LocalValues(references(), connections());
            scratch = part(ScratchFolder.create()).path();
            properties =
                    FunctionContext.properties(
                            services, credentials, page().resolve("/storage"), scratch);
            context = part(FunctionContext.start(template.functions(), values, properties));
            resources().create(template);
            services.sqs().restore();
            functions = options.isolated() ? part(isolated()) : inProcess();
            subscribers =
                    new Subscribers(
                            template.topicQueues(), this::tell, json(), InstantSource.system());
            serve();
            closeFirst(gateway);
            template.functions().forEach(this::startMappings);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when it answers.
     *
     * @throws java.net.BindException when the port is in use; its message is one line for the user
     * @throws IOException when a service does not start
     */
    public static LocalSystem start(SystemOptions options) throws IOException {
        return new LocalSystem(options);
    }

    /** The dashboard and the HTTP API. */
    public URI page() {
        return URI.create("http://localhost:" + gateway.port());
    }

    /** The WebSocket API. */
    public URI socket() {
        return URI.create("ws://localhost:" + gateway.port() + "/ws");
    }

    /** Where folders of this machine are mounted as uploads. */
    public MountedFolders mounts() {
        context.getBean(BlobStore.class);
        return context.getBean(LocalBeans.Mounts.class).folders();
    }

    public Functions functions() {
        return functions;
    }

    /** The functions' logical names, in the order of the template. */
    public List<String> functionNames() {
        return template.functions().stream().map(FunctionSpec::name).toList();
    }

    public Json json() {
        return bean(Json.class);
    }

    /** What the functions of this process stand on: a port's adapter, or a client. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /**
     * What a function in a process or container of its own must be told to find these services: the
     * template's variables, and the SDK's settings of the services' addresses for its JVM.
     */
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        template.functions().forEach(spec -> environment.putAll(values.variables(spec)));
        environment.put("JAVA_TOOL_OPTIONS", jvmOptions());
        return environment;
    }

    /**
     * The same for one function, with its own variables alone, and the credentials that these
     * services take.
     */
    public Map<String, String> environment(String function) {
        var environment = new TreeMap<String, String>();
        template.functions().stream()
                .filter(spec -> spec.name().equals(function))
                .forEach(spec -> environment.putAll(values.variables(spec)));
        environment.put("JAVA_TOOL_OPTIONS", jvmOptions());
        environment.putAll(credentials.variables());
        return environment;
    }

    private String jvmOptions() {
        return "-XX:+UseSerialGC -Daws.endpointUrlDynamoDb=%s -Daws.endpointUrlSqs=%s -Daws.endpointUrlS3=%s -Daws.endpointUrlSns=%s -Daws.endpointUrlTextract=%s -Daws.endpointUrlBedrockRuntime=%s -Daws.endpointUrlEcs=%s -Daws.endpointUrlBatch=%s -Daws.endpointUrlSecretsManager=%s"
                .formatted(
                        services.dynamo().endpoint(),
                        services.sqs().endpoint(),
                        services.s3().endpoint(),
                        services.standIns().sns(),
                        services.standIns().textract(),
                        services.standIns().bedrock(),
                        services.standIns().ecs(),
                        services.standIns().batch(),
                        services.standIns().secrets());
    }

    /** Processor time of this process and its living children since they began. */
    public Duration cpuTime() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Ends what was started, the last first; one part's failure does not keep the others open. */
    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("a part did not end in order", e);
            }
        }
    }

    private Subscribers subscribers() {
        return subscribers;
    }

    /** Connections end while there are still functions to be told. */
    private void closeFirst(AutoCloseable part) {
        parts.remove(part);
        parts.push(part);
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private URI connections() {
        return URI.create("http://127.0.0.1:" + gateway.port() + "/" + STAGE);
    }

    /** What {@code !Ref} gives: a queue's address, a bucket's or a table's name, the stage. */
    private Map<String, String> references() {
        var references = new HashMap<String, String>();
        references.put("Stage", STAGE);
        references.put("WithBooks", "true");
        CONTAINERS.forEach(each -> references.put(each, STAGE));
        references.put("BookModelId", STAGE);
        references.put("OpenLibraryUrl", services.standIns().openLibrary().toString());
        references.put("NoticeTopic", arn("NoticeTopic"));
        references.put("NoticeWebhookUrl", webhook());
        references.put("NoticeWebhookSecret", STAGE);
        template.topicQueues().keySet().forEach(topic -> references.put(topic, arn(topic)));
        template.tables().forEach(table -> references.put(table.name(), table.name()));
        template.buckets()
                .forEach(bucket -> references.put(bucket, SamTemplate.bucketName(bucket)));
        template.queues().forEach(queue -> references.put(queue.name(), queueUrl(queue.name())));
        return references;
    }

    /** The one that this machine's settings name, or one that takes everything. */
    private String webhook() {
        return Optional.ofNullable(System.getenv("ISOSCAN_NOTICE_WEBHOOK"))
                .orElseGet(() -> services.standIns().webhook().toString());
    }

    private String arn(String topic) {
        return "arn:aws:sns:%s:%s:%s".formatted(credentials.region(), credentials.account(), topic);
    }

    private String queueUrl(String queue) {
        return services.sqs().endpoint() + "/" + credentials.account() + "/" + queue;
    }

    private Functions inProcess() {
        Functions functions =
                new InProcessFunctions(context, template.functions(), InstantSource.system());
        for (var around : context.getBeansOfType(AroundFunctions.class)) {
            functions = around.around(functions);
        }
        return functions;
    }

    private IsolatedFunctions isolated() {
        return new IsolatedFunctions(
                template.functions(),
                new ChildSettings(values, properties, scratch, mostAtOnce()),
                InstantSource.system());
    }

    private Resources resources() {
        return new Resources(
                context.getBean(DynamoDbClient.class),
                context.getBean(SqsClient.class),
                context.getBean(S3Client.class));
    }

    private void serve() {
        gateway.serve(
                new GatewaySettings(
                        gateway.port(),
                        STAGE,
                        template.socketRoutes(),
                        template.httpRoutes(),
                        GatewaySettings.IDLE,
                        GatewaySettings.LIFE,
                        Set.of(),
                        dashboard,
                        credentials.accessKey()),
                functions,
                storageFront(),
                new PageSettings(notices()));
    }

    private List<String> notices() {
        return bean(NoticeChannels.class).all().stream().map(NoticeChannel::word).toList();
    }

    /** Where it was built; else the gateway says in its place what it is. */
    private static Optional<Path> dashboard(Path folder) {
        return Optional.of(folder).filter(built -> Files.exists(built.resolve("index.html")));
    }

    /** Presigned addresses, and the events of the buckets that the template lets send some. */
    private StorageFront storageFront() {
        var queues =
                template.bucketEvents().entrySet().stream()
                        .collect(
                                toMap(
                                        told -> SamTemplate.bucketName(told.getKey()),
                                        Map.Entry::getValue));
        return new StorageFront(
                new StorageSettings(
                        services.s3().endpoint(),
                        queues.keySet(),
                        LARGEST_PUT,
                        AwsBasicCredentials.create(
                                credentials.accessKey(), credentials.secretKey())),
                (bucket, event) -> tell(requireNonNull(queues.get(bucket)), event),
                InstantSource.system());
    }

    private void tell(String queue, String event) {
        bean(SqsClient.class)
                .sendMessage(send -> send.queueUrl(queueUrl(queue)).messageBody(event));
    }

    private void startMappings(FunctionSpec function) {
        for (var source : function.queues()) {
            part(
                    EventSourceMapping.start(
                            new EventSourceMapping.Source(
                                    source.queue(),
                                    queueUrl(source.queue()),
                                    credentials.region(),
                                    function.name(),
                                    source.batchSize(),
                                    concurrency(source.maximumConcurrency())),
                            context.getBean(SqsClient.class),
                            functions,
                            json()));
        }
    }

    private static int concurrency(int most) {
        return Math.min(most, mostAtOnce());
    }

    private static int mostAtOnce() {
        return BATCHES_PER_CORE * Runtime.getRuntime().availableProcessors();
    }
}
