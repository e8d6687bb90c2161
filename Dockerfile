# docker build -t cc-contract-tests .
# docker run --rm --read-only -v "$PWD/reports:/reports" -e CONTRACT_CloudController__Endpoint -e CONTRACT_Authentication__BearerToken cc-contract-tests
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish ContractTests -c Release -o /suite

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /suite /suite
# Reports are all that is written; the user of the base image may write there and nowhere else.
RUN install --directory --owner="$APP_UID" /reports
# Diagnostics would want a place for their socket.
ENV DOTNET_EnableDiagnostics=0
USER $APP_UID
WORKDIR /reports
VOLUME /reports
ENTRYPOINT ["dotnet", "/suite/ContractTests.dll"]
