package io.isoscan.local.services;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets conditional writes of one key pass one at a time.
 *
 * <p>S3 lets exactly one of several concurrent {@code If-None-Match: *} writers win. S3Mock checks
 * and writes in two steps, and lets several win.
 */
final class ConditionalPutFilter extends OncePerRequestFilter {

    private static final int STRIPES = 64;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return (request.getHeader("If-None-Match") == null && request.getHeader("If-Match") == null)
                || !request.getMethod().equals("PUT");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var lock = locks[Math.floorMod(request.getRequestURI().hashCode(), STRIPES)];
        lock.lock();
        try {
            chain.doFilter(request, response);
        } finally {
            lock.unlock();
        }
    }
}
