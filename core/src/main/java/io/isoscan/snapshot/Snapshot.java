package io.isoscan.snapshot;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.util.stream.Stream;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Primes the parts that a function has made for its handler before the snapshot, and renews them in
 * each instance after it. Only parts that are there take part: nothing is made for the priming. A
 * part that cannot be primed is told in the log and hinders nothing; one that cannot be renewed
 * ends the instance, as it must not go on with what another has too.
 */
@Context
@Requires(property = "aws.lambda.initialization.type", value = "snap-start")
final class Snapshot implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    private final BeanContext beans;

    Snapshot(BeanContext beans) {
        this.beans = beans;
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        made(Primed.class).forEach(Snapshot::prime);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        made(Renewed.class).forEach(Renewed::renew);
    }

    private <T> Stream<T> made(Class<T> type) {
        return beans.getActiveBeanRegistrations(type).stream().map(BeanRegistration::bean);
    }

    private static void prime(Primed part) {
        try {
            part.prime();
        } catch (RuntimeException e) {
            LOG.info("{} was not primed: {}", part.getClass().getSimpleName(), e.toString());
        }
    }
}
