package io.isoscan.local.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.local.template.Roles.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolesTest {
    @TempDir Path folder;

    @Test
    void everyActionIsReadWithTheResourceItIsAbout() throws IOException {
        assertThat(
                        permissions(
                                """
                                      - Effect: Allow
                                        Action: [sqs:SendMessage, sqs:GetQueueAttributes]
                                        Resource: [!GetAtt Queue.Arn, !Ref Other]
                                      - Effect: Allow
                                        Action: s3:GetObject
                                        Resource: !Sub ${Queue.Arn}/*
                                      - {Effect: Deny, Action: s3:PutObject, Resource: "*"}
                                """))
                .containsExactlyInAnyOrder(
                        new Permission("sqs:SendMessage", "Queue"),
                        new Permission("sqs:SendMessage", "Other"),
                        new Permission("sqs:GetQueueAttributes", "Queue"),
                        new Permission("sqs:GetQueueAttributes", "Other"),
                        new Permission("s3:GetObject", "Queue"));
    }

    @Test
    void pseudoParametersNameNoResource() throws IOException {
        assertThat(
                        permissions(
                                """
                                      - Effect: Allow
                                        Action: sqs:SendMessage
                                        Resource: !Sub arn:${AWS::Partition}:sqs:${Stage}:${Queue}
                                """))
                .containsExactly(new Permission("sqs:SendMessage", "Queue"));
    }

    @Test
    void whatStandsUnderAConditionIsAbsent() throws IOException {
        assertThat(
                        permissions(
                                """
                                      - !If
                                        - InVpc
                                        - {Effect: Allow, Action: ec2:All, Resource: "*"}
                                        - !Ref AWS::NoValue
                                """))
                .isEmpty();
    }

    @Test
    void managedPolicyOfTheTemplateIsReadAndOneOfAwsIsNamed() throws IOException {
        assertThat(permissions("", "[!Ref Platform, arn:aws:iam::aws:policy/Everything]"))
                .containsExactlyInAnyOrder(
                        new Permission("xray:PutTraceSegments", "*"),
                        new Permission("managed policy", "arn:aws:iam::aws:policy/Everything"));
    }

    private Set<Permission> permissions(String statements) throws IOException {
        return permissions(statements, "[]");
    }

    private Set<Permission> permissions(String statements, String managed) throws IOException {
        var yaml =
                """
                Resources:
                  Queue: {Type: AWS::SQS::Queue}
                  Other: {Type: AWS::SQS::Queue}
                  Platform:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement: [{Effect: Allow, Action: xray:PutTraceSegments, Resource: "*"}]
                  Worker:
                    Type: AWS::Serverless::Function
                    Properties: {Role: !GetAtt WorkerRole.Arn}
                  WorkerRole:
                    Type: AWS::IAM::Role
                    Properties:
                      ManagedPolicyArns: %s
                      Policies:
                        - PolicyDocument:
                            Statement:
                              - {Effect: Deny, Action: s3:DeleteBucket, Resource: "*"}
                %s
                """
                        .formatted(managed, statements.indent(8));
        var file = Files.writeString(folder.resolve("template.yaml"), yaml);
        return requireNonNull(Roles.read(file).byFunction().get("Worker"));
    }
}
