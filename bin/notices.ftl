<#-- The notices of an archive: each dependency with its licences and address. -->
<#function licences of>
    <#local text = "" />
    <#list of as licence><#local text = text + licence + (licence_has_next)?then(" or ", "") /></#list>
    <#return text />
</#function>
Third-party notices

This archive carries the libraries below, each whole in lib/, with the notices and licence texts that it brings. Where several
licences are named, they are the recipient's choice, and Isoscan takes the one that is not of the GNU family.

<#list dependencyMap as entry>
<#assign project = entry.getKey() />
${project.groupId}:${project.artifactId}:${project.version}
    ${licences(entry.getValue())}
<#if project.url??>    ${project.url}
</#if>
</#list>
